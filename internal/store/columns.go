package store

import (
	"encoding/json"
	"fmt"
	"time"
)

// millis is the moment as the store keeps it; 0 is the zero time.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// moment scans what millis wrote.
type moment struct{ t *time.Time }

// Scan sets the time, in UTC.
func (m moment) Scan(value any) error {
	ms, ok := value.(int64)
	switch {
	case !ok:
		return fmt.Errorf("reading a time: %T is not a number of milliseconds", value)
	case ms == 0:
		*m.t = time.Time{}
	default:
		*m.t = time.UnixMilli(ms).UTC()
	}
	return nil
}

// written is a column of JSON.
type written struct{ to any }

// Scan reads the JSON.
func (w written) Scan(value any) error {
	switch text := value.(type) {
	case string:
		return json.Unmarshal([]byte(text), w.to)
	case []byte:
		return json.Unmarshal(text, w.to)
	}
	return fmt.Errorf("reading JSON: %T is not text", value)
}

// solid makes an empty value of nil, which would be NULL.
func solid(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// number is the flag as a number, as the store keeps it.
func number(flag bool) int {
	if flag {
		return 1
	}
	return 0
}

// flag scans a number that is 0 for false.
type flag struct{ b *bool }

// Scan sets the flag.
func (f flag) Scan(value any) error {
	n, ok := value.(int64)
	*f.b = n != 0
	if !ok {
		return fmt.Errorf("reading a flag: %T is not a number", value)
	}
	return nil
}
