//go:build !race

package tooltest

// Slowness is how many times as long work may take in this program, which no
// race detector watches.
const Slowness = 1
