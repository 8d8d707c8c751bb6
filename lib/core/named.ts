/** In data, the place of what a program shares under a name: it passes wherever such a thing is taken, until the program says what it is. */
export class Named {
  constructor(readonly name: string) {}
}
