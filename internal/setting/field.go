package setting

import (
	"reflect"
	"strings"
)

// Field is one key of a settings struct, as Decode reads it.
type Field struct {
	Name     string // the key
	Required bool   // it must be there
	Kind     bool   // exactly one of the struct's kinds must be there
	List     bool   // a list in the place of the struct is this field
	Default  string // how the value of an absent key would be written, "" if it has none
	Type     reflect.Type
	Index    []int // for reflect.Value.FieldByIndex
}

// Fields lists the keys of a struct in the order of their writing, those of
// embedded structs among them. A type that has none is no group of keys.
func Fields(t reflect.Type) []Field {
	if t.Kind() != reflect.Struct {
		return nil
	}
	var fields []Field
	for _, f := range reflect.VisibleFields(t) {
		tag, ok := f.Tag.Lookup("yaml")
		if !ok {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		fields = append(fields, Field{
			Name:     name,
			Required: options == "required",
			Kind:     options == "kind",
			List:     options == "list",
			Default:  f.Tag.Get("default"),
			Type:     f.Type,
			Index:    f.Index,
		})
	}
	return fields
}

// Listed is the field that a list stands for in the place of the whole group.
func Listed(t reflect.Type) (f Field, ok bool) {
	for _, f := range Fields(t) {
		if f.List {
			return f, true
		}
	}
	return Field{}, false
}

// names lists the keys for hints.
func names(fields []Field) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return names
}
