package setting

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"catchup/internal/check"
)

// group reads the keys of a struct.
func (d *decoder) group(at check.Place, n *node, v reflect.Value) {
	fields := Fields(v.Type())
	d.around = append(d.around, fields)
	for _, k := range n.keys {
		f, ok := field(fields, k.name)
		if !ok {
			d.note(at.Key(k.name), k.pos, d.strayed(n, k.name), "unknown key")
			continue
		}
		d.value(at.Key(k.name), k.value, v.FieldByIndex(f.Index))
	}
	d.around = d.around[:len(d.around)-1]
	required := slices.DeleteFunc(slices.Clone(fields), func(f Field) bool { return !f.Required })
	if at.Path() == "" && len(n.keys) == 0 && len(required) > 0 {
		d.refuse(at, n, "it needs "+strings.Join(names(required), ", "), "the file is empty")
		return
	}
	d.missing(at, n, v, fields)
	d.kinds(at, n, fields)
	d.defaults(at, n, v)
}

// field is the one of that name.
func field(fields []Field, name string) (Field, bool) {
	i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return fields[i], true
}

// strayed is the hint for a key that the group does not know. It may belong to
// a key beside it under which nothing stands, or to a group around this one; or
// it is misspelt.
func (d *decoder) strayed(n *node, name string) string {
	fields := d.around[len(d.around)-1]
	for _, k := range n.keys {
		beside, ok := field(fields, k.name)
		if !ok || k.value.shape != nothing {
			continue
		}
		if _, ok := field(Fields(pointed(beside.Type)), name); ok {
			return fmt.Sprintf("indent it below %q", k.name)
		}
	}
	for _, outer := range slices.Backward(d.around[:len(d.around)-1]) {
		if _, ok := field(outer, name); ok {
			return "it belongs to a group around this one: check the indent"
		}
	}
	if before, _, ok := strings.Cut(name, ":"); ok {
		if _, ok := field(fields, before); ok {
			return missingSpace
		}
	}
	return check.DidYouMean(name, names(fields))
}

// pointed is the type that a pointer leads to, or the type itself.
func pointed(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// missing notes the required keys that are not there, and the texts that are
// empty.
func (d *decoder) missing(at check.Place, n *node, v reflect.Value, fields []Field) {
	for _, f := range fields {
		if !f.Required {
			continue
		}
		switch k := n.key(f.Name); {
		case k == nil:
			d.unread[at.Key(f.Name).Path()] = true
			d.note(at, n.pos, "", "the key %q is missing", f.Name)
		case f.Type.Kind() == reflect.String && v.FieldByIndex(f.Index).IsZero() && !d.unread[at.Key(f.Name).Path()]:
			d.note(at.Key(f.Name), k.value.pos, "", "this must be said")
		}
	}
}

// kinds notes a group that has none or several of its kinds. If there is none,
// a kind with a default is used.
func (d *decoder) kinds(at check.Place, n *node, fields []Field) {
	kinds := slices.DeleteFunc(slices.Clone(fields), func(f Field) bool { return !f.Kind })
	set := slices.DeleteFunc(slices.Clone(n.keys), func(k key) bool {
		return !slices.Contains(names(kinds), k.name)
	})
	standing := slices.ContainsFunc(kinds, func(f Field) bool { return f.Default != "" })
	switch {
	case len(set) > 1:
		d.note(at, set[1].pos, "", "exactly one of %s must be set, not %s and %s too",
			strings.Join(names(kinds), ", "), set[0].name, set[1].name)
	case len(set) == 0 && len(kinds) > 0 && !standing:
		d.note(at, n.pos, "", "exactly one of %s must be set", strings.Join(names(kinds), ", "))
	}
}

// defaults gives the fields that n does not set their default, and those of
// the groups it does not have.
func (d *decoder) defaults(at check.Place, n *node, v reflect.Value) {
	fields := Fields(v.Type())
	chosen := slices.ContainsFunc(fields, func(f Field) bool { return f.Kind && n.key(f.Name) != nil })
	for _, f := range fields {
		field := v.FieldByIndex(f.Index)
		switch {
		case n.key(f.Name) != nil || f.Kind && chosen:
		case f.Default != "":
			d.value(at.Key(f.Name), f.standing(n.pos), field)
		case field.Kind() == reflect.Struct:
			d.defaults(at.Key(f.Name), &node{pos: n.pos}, field)
		}
	}
}

// standing is the default as if it were written at pos: a text, or a list as
// in "[html, text]".
func (f Field) standing(pos check.Pos) *node {
	inner, ok := strings.CutPrefix(f.Default, "[")
	if !ok {
		return &node{shape: text, text: f.Default, pos: pos}
	}
	n := &node{shape: list, pos: pos}
	for item := range strings.SplitSeq(strings.TrimSuffix(inner, "]"), ", ") {
		n.items = append(n.items, &node{shape: text, text: item, pos: pos})
	}
	return n
}
