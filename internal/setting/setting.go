// Package setting reads settings. Decode turns a YAML file into a struct. It is
// strict, and finds all mistakes at once, each with its place. The types here
// are the values of settings: spans of time, sizes, zones, paths, secrets. So
// no number stands without its unit.
//
// A struct field is named by its yaml tag, "path,required". Other options:
// "kind" marks the fields of which exactly one must be set, as in a source's
// feed, csv or sql. The tag default:"24h" gives the value of an absent key.
// A type with UnmarshalText is read from a scalar; a struct that has it may be
// written either as a scalar, its short form, or as a mapping. One mapping may
// stand for a list of mappings.
package setting
