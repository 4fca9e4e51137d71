package schema

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"
)

// object is a JSON object. Whatever is not of the form that is asked for counts
// as absent.
type object map[string]any

// has tells whether the key is there and holds something.
func (o object) has(key string) bool { return o[key] != nil }

// text is a text, or a number as it is written.
func (o object) text(key string) string { return word(o[key]) }

// word is a text, a number or a truth as it is written.
func word(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return fmt.Sprint(v)
	}
	return ""
}

// object is the object under a key, nil if there is none.
func (o object) object(key string) object { return asObject(o[key]) }

func asObject(v any) object {
	m, _ := v.(map[string]any)
	return m
}

// list is a list, or a value alone as a list of one.
func (o object) list(key string) []any {
	switch v := o[key].(type) {
	case nil:
		return nil
	case []any:
		return v
	default:
		return []any{v}
	}
}

// words are the texts of a list.
func (o object) words(key string) []string { return words(o.list(key)) }

func words(list []any) []string {
	var all []string
	for _, v := range list {
		if w := word(v); w != "" {
			all = append(all, w)
		}
	}
	return all
}

// count is a whole number that is not negative, and whether there is one.
func (o object) count(key string) (int, bool) {
	n, ok := o[key].(json.Number)
	if !ok {
		return 0, false
	}
	i, err := n.Int64()
	return int(i), err == nil && i >= 0 && i < 1e6
}

// truth is true or false, and which of them holds if the key is not there.
func (o object) truth(key string, absent bool) bool {
	if v, ok := o[key].(bool); ok {
		return v
	}
	return absent
}

// number is a number, which may be written as a text; nil if there is none.
func (o object) number(key string) *decimal.Decimal {
	n, err := decimal.NewFromString(o.text(key))
	if err != nil || n.Exponent() > 100 || n.Exponent() < -100 {
		return nil
	}
	return &n
}

// keys are the keys in their order.
func (o object) keys() []string { return slices.Sorted(maps.Keys(o)) }
