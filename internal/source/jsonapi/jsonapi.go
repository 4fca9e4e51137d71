// Package jsonapi reads a list of objects in a JSON or YAML document, from
// the net or from a file, as a table.
package jsonapi
