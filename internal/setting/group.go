package setting

import (
	"reflect"
	"slices"
	"strings"

	"catchup/internal/check"
)

// group reads the keys of a struct.
func (d *decoder) group(at check.Place, n *node, v reflect.Value) {
	fields := Fields(v.Type())
	for _, k := range n.keys {
		i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == k.name })
		if i < 0 {
			d.note(at.Key(k.name), k.pos, check.DidYouMean(k.name, names(fields)), "unknown key")
			continue
		}
		d.value(at.Key(k.name), k.value, v.FieldByIndex(fields[i].Index))
	}
	d.missing(at, n, v, fields)
	d.kinds(at, n, fields)
	d.defaults(at, n, v)
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
