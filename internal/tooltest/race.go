//go:build race

package tooltest

// Slowness is how many times as long work may take in this program, which the
// race detector watches.
const Slowness = 10
