// Preloaded for synth and tests: cdktf records a stack trace for every token, which costs most of a synth's time and serves only its error texts.
// The path is private to cdktf, so that a release which moves it only makes things slower.
try {
  require('cdktf/lib/tokens/private/stack-trace').captureStackTrace = () => [];
} catch {
  // cdktf without that file: nothing to switch off.
}
