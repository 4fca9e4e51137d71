// Package feed reads RSS, Atom and JSON feeds, from the net or from files, as
// one table of articles.
package feed
