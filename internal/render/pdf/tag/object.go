package tag

import (
	"maps"
	"slices"
	"strconv"
)

// The values of a PDF. What needs no look into it stays as it was written.
type (
	raw   []byte // a number, name, string, true, false or null
	ref   int    // to an object
	array []any
	dict  map[string]any // by names without their slash
)

// stream is an object with data.
type stream struct {
	dict dict
	data []byte
}

// deepest is how deep values may lie in each other.
const deepest = 32

// value reads a value.
func (l *lexer) value(depth int) (any, error) {
	kind, token, err := l.next()
	switch {
	case err != nil:
		return nil, err
	case depth > deepest || kind == end || kind == closed:
		return nil, errBroken
	case kind == open && token[0] == '[':
		return l.array(depth)
	case kind == open:
		return l.dict(depth)
	case kind == word && token[0] >= '0' && token[0] <= '9':
		return l.reference(token), nil
	}
	return raw(token), nil
}

// reference is the reference that a number begins, or the number.
func (l *lexer) reference(first []byte) any {
	back := l.at
	n, err := strconv.Atoi(string(first))
	if err == nil {
		_, generation, _ := l.next()
		_, r, _ := l.next()
		if string(generation) == "0" && string(r) == "R" {
			return ref(n)
		}
	}
	l.at = back
	return raw(first)
}

func (l *lexer) array(depth int) (array, error) {
	list := array{}
	for {
		l.skip()
		if l.at < len(l.data) && l.data[l.at] == ']' {
			l.at++
			return list, nil
		}
		v, err := l.value(depth + 1)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
}

// dict reads a dictionary to its end. Of a doubled key the last value counts.
func (l *lexer) dict(depth int) (dict, error) {
	d := dict{}
	for {
		kind, key, err := l.next()
		if err != nil || kind != name {
			if err == nil && kind == closed && string(key) == ">>" {
				return d, nil
			}
			return nil, errBroken
		}
		if d[string(key[1:])], err = l.value(depth + 1); err != nil {
			return nil, err
		}
	}
}

// keys are the dictionary's keys in order.
func (d dict) keys() []string { return slices.Sorted(maps.Keys(d)) }

// write appends a value as it stands in a file, keys in order.
func write(out []byte, v any) []byte {
	switch v := v.(type) {
	case raw:
		return append(out, v...)
	case ref:
		return append(strconv.AppendInt(out, int64(v), 10), " 0 R"...)
	case array:
		out = append(out, '[')
		for i, one := range v {
			if i > 0 {
				out = append(out, ' ')
			}
			out = write(out, one)
		}
		return append(out, ']')
	case dict:
		out = append(out, "<<"...)
		for _, key := range v.keys() {
			out = append(append(append(out, '/'), key...), ' ')
			out = write(out, v[key])
		}
		return append(out, ">>"...)
	}
	return append(out, "null"...)
}
