// Package language reads British prose. It splits a paragraph into sentences,
// gives words numbers by which texts are compared, finds the figures that a
// sentence states, and tells whether one text says only what others say. It works
// by rules and short lists of words. It does no I/O, and it knows nothing of
// articles and stories.
package language
