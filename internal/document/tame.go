package document

import (
	"reflect"

	"catchup/internal/control"
)

// Tame makes each text of the document steer nothing but itself, in whatever
// form it is shown: see package control. It is done once, when the document is
// whole, because its sentences were cut out of longer texts.
func (d *Document) Tame() { tame(reflect.ValueOf(d)) }

// tame tames all texts below v. What is unexported, such as the inside of a
// number or a time, is not looked at.
func tame(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if now := control.Tame(v.String()); v.CanSet() && now != v.String() {
			v.SetString(now)
		}
	case reflect.Pointer:
		tame(v.Elem())
	case reflect.Interface:
		tameInside(v)
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				tame(f)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			tame(v.Index(i))
		}
	}
}

// tameInside tames the block that v holds. A value in an interface cannot be
// changed, so another takes its place.
func tameInside(v reflect.Value) {
	if v.IsNil() {
		return
	}
	block := reflect.New(v.Elem().Type()).Elem()
	block.Set(v.Elem())
	tame(block)
	v.Set(block)
}
