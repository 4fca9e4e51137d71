package setting

import (
	"encoding"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/control"
)

// fromText is a type of this package that needs the options to be read.
type fromText interface {
	read(text string, o Options) error
}

// parserOf is the function that reads a value from a text, nil if it cannot be
// written as a text.
func parserOf(v reflect.Value, o Options) func(string) error {
	switch t := v.Addr().Interface().(type) {
	case fromText:
		return func(s string) error { return t.read(s, o) }
	case *decimal.Decimal:
		return func(s string) error { return readDecimal(s, t) }
	case encoding.TextUnmarshaler:
		return func(s string) error { return t.UnmarshalText([]byte(s)) }
	}
	switch {
	case v.Kind() == reflect.String: // the break that ends a block of text is YAML's, not the writer's
		return func(s string) error { v.SetString(control.Tame(strings.TrimRight(s, "\n"))); return nil }
	case v.Kind() == reflect.Bool:
		return func(s string) error { return readBool(s, v) }
	case v.CanInt():
		return func(s string) error { return readInt(s, v) }
	default:
		return nil
	}
}

func readBool(s string, v reflect.Value) error {
	if s != "true" && s != "false" {
		return fmt.Errorf("expected true or false, found %q", s)
	}
	v.SetBool(s == "true")
	return nil
}

// readInt reads a decimal number, even if it begins with 0.
func readInt(s string, v reflect.Value) error {
	n, err := strconv.ParseInt(s, 10, v.Type().Bits())
	if err != nil {
		return fmt.Errorf("expected a whole number, found %q", s)
	}
	v.SetInt(n)
	return nil
}

// decimalPattern keeps exponents small: arithmetic writes all digits out.
var decimalPattern = regexp.MustCompile(`^[+-]?\d{1,30}(\.\d{1,30})?([eE][+-]?\d{1,2})?$`)

func readDecimal(s string, to *decimal.Decimal) error {
	n, err := decimal.NewFromString(s)
	if err != nil || !decimalPattern.MatchString(s) {
		return fmt.Errorf("expected a number, found %q", s)
	}
	*to = n
	return nil
}

// forms names the shapes that a value may be written in.
func forms(v reflect.Value) []string {
	var forms []string
	_, own := v.Addr().Interface().(encoding.TextUnmarshaler)
	switch {
	case !own && v.Kind() == reflect.Bool:
		forms = append(forms, "true or false")
	case !own && v.CanInt():
		forms = append(forms, "a whole number")
	case parserOf(v, Options{}) != nil:
		forms = append(forms, string(text))
	}
	if _, short := Listed(v.Type()); short {
		forms = append(forms, string(list))
	}
	switch {
	case v.Kind() == reflect.Slice:
		forms = append(forms, string(list))
		if v.Type().Elem().Kind() == reflect.Map {
			forms = append(forms, string(group))
		}
	case v.Kind() == reflect.Map || Fields(v.Type()) != nil:
		forms = append(forms, string(group))
	}
	return forms
}

// mend is the hint for a node of the wrong shape.
func mend(n *node, v reflect.Value) string {
	switch {
	case n.shape == text && unspaced.MatchString(n.text):
		return missingSpace
	case n.shape == text && v.Kind() == reflect.Slice && len(n.text) < 40:
		return fmt.Sprintf("write it as [%s]", n.text)
	}
	return ""
}
