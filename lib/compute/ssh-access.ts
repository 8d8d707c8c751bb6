/** How somebody signs in at a node with SSH: by key only. */
export interface SshAccess {
  /**
   * The public key in OpenSSH's form, RSA or Ed25519: `ssh-ed25519 AAAA…`.
   * @change replaces it
   */
  readonly publicKey: string;
}
