package config_test

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/setting"
)

// schema is a JSON Schema, by which editors complete and check a file.
type schema map[string]any

// schemaFile is the schema of a file that is read into the type.
func (c *comments) schemaFile(title string, t reflect.Type) []byte {
	s := c.schema(t)
	s["$schema"] = "http://json-schema.org/draft-07/schema#"
	s["title"] = title
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		c.t.Fatal(err)
	}
	return append(text, '\n')
}

func (c *comments) schema(t reflect.Type) schema {
	switch form := formOf(t); {
	case t.Kind() == reflect.Pointer:
		return c.schema(t.Elem())
	case form.text && form.long:
		return schema{"anyOf": []schema{c.text(t), c.long(t)}}
	case form.text:
		return c.text(t)
	default:
		return c.long(t)
	}
}

// text is the schema of what is written as one word or number.
func (c *comments) text(t reflect.Type) schema {
	_, own := reflect.New(t).Interface().(encoding.TextUnmarshaler)
	switch words := c.wordsOf(t); {
	case len(words) > 0:
		return schema{"enum": words}
	case own || t.Kind() == reflect.Struct:
		return schema{"type": []string{"string", "number"}}
	case t.Kind() == reflect.Bool:
		return schema{"type": "boolean"}
	case t.Kind() == reflect.String:
		return schema{"type": []string{"string", "number"}}
	default:
		return schema{"type": "integer"}
	}
}

// long is the schema of what is written as a list or a group of keys.
func (c *comments) long(t reflect.Type) schema {
	switch t.Kind() {
	case reflect.Slice:
		list := schema{"type": "array", "items": c.schema(t.Elem())}
		if t.Elem().Kind() == reflect.Map { // one may stand for a list of them
			return schema{"anyOf": []schema{list, c.long(t.Elem())}}
		}
		return list
	case reflect.Map:
		return schema{"type": "object", "additionalProperties": c.schema(t.Elem())}
	}
	if f, short := setting.Listed(t); short {
		return schema{"anyOf": []schema{c.schema(f.Type), c.group(t)}}
	}
	return c.group(t)
}

func (c *comments) group(t reflect.Type) schema {
	properties, required := schema{}, []string{}
	for _, f := range setting.Fields(t) {
		property := c.schema(f.Type)
		property["description"] = c.of(owner(t, f), goName(t, f))
		if f.Default != "" {
			property["default"] = standing(f)
		}
		properties[f.Name] = property
		if f.Required {
			required = append(required, f.Name)
		}
	}
	s := schema{"type": "object", "additionalProperties": false, "properties": properties, "description": c.of(t)}
	if len(required) > 0 {
		s["required"] = required
	}
	if kinds := oneKind(t); kinds != nil {
		s["oneOf"] = kinds
	}
	return s
}

// oneKind asks for exactly one of a group's kinds, or for none of them where
// one stands in by default.
func oneKind(t reflect.Type) []schema {
	var kinds []schema
	standing := false
	for _, f := range setting.Fields(t) {
		if f.Kind {
			kinds = append(kinds, schema{"required": []string{f.Name}})
			standing = standing || f.Default != ""
		}
	}
	if standing {
		kinds = append(kinds, schema{"not": schema{"anyOf": kinds[:len(kinds):len(kinds)]}})
	}
	return kinds
}

// standing is a field's default as JSON has it.
func standing(f setting.Field) any {
	if inner, ok := strings.CutPrefix(f.Default, "["); ok {
		return strings.Split(strings.TrimSuffix(inner, "]"), ", ")
	}
	var value any
	switch f.Type.Kind() {
	case reflect.Int, reflect.Bool:
		if json.Unmarshal([]byte(f.Default), &value) == nil {
			return value
		}
	}
	return f.Default
}

// form tells how a type may be written: as a text, in a longer form, or both.
type form struct{ text, long bool }

func formOf(t reflect.Type) form {
	_, own := reflect.New(t).Interface().(encoding.TextUnmarshaler)
	group := setting.Fields(t) != nil
	list := t.Kind() == reflect.Slice || t.Kind() == reflect.Map
	return form{
		text: own || !group && !list || t == reflect.TypeFor[decimal.Decimal](),
		long: group || list,
	}
}

// owner is the struct that a field is written in, t or one embedded in it.
func owner(t reflect.Type, f setting.Field) reflect.Type {
	for _, i := range f.Index[:len(f.Index)-1] {
		t = t.Field(i).Type
	}
	return t
}

func goName(t reflect.Type, f setting.Field) string { return t.FieldByIndex(f.Index).Name }
