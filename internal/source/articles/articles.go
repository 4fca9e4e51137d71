// Package articles reads a folder of articles written by hand as a table with
// the columns of a feed.
package articles
