// Package csvfile reads a text file of rows — comma-separated and its kin —
// as a table.
package csvfile
