package edition

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"catchup/internal/check"
	"catchup/internal/document"
)

// few are kept editions of reports, in memory, the last one last.
type few []*Edition

func (f few) Latest(_ context.Context, report string) (*Edition, error) {
	for _, e := range slices.Backward(f) {
		if e.Key.Report == report {
			return e, nil
		}
	}
	return nil, ErrNone
}

func (f few) Find(_ context.Context, k Key) (*Edition, error) {
	for _, e := range f {
		if e.Key == k {
			return e, nil
		}
	}
	return nil, ErrNone
}

func (f few) Slice(_ context.Context, id, name string) (*Slice, error) {
	return &Slice{Name: name, Document: &document.Document{Slice: name}, Files: []File{{Name: id}}}, nil
}

// TestLibrary finds editions by the names that people give them, and says what
// there is instead.
func TestLibrary(t *testing.T) {
	l := Library{Reports: []string{"daily", "new", "weekly"}, Kept: few{
		{Key: Key{"weekly", "2024-06-07"}, ID: "a", Document: &document.Document{}}, {Key: Key{"weekly", "2024-06-14"}, ID: "b", Document: &document.Document{}, Slices: []string{"London", "a/b"}},
	}}
	for name, want := range map[string]string{
		"weekly": "weekly/2024-06-14", "weekly/2024-06-07": "weekly/2024-06-07", "weekly/2024-06-14/London": "weekly/2024-06-14/London", "weekly/2024-06-14/a/b": "weekly/2024-06-14/a/b",
		"weekly/2024-06-21": "there is no edition weekly/2024-06-21", "weekly/2024-06-14/Lodnon": `did you mean "London"?`, "new": "no edition of new has been kept yet", "weakly": `did you mean "weekly"?`,
	} {
		e, err := l.Find(t.Context(), name)
		got := ""
		if err == nil {
			got = e.Name()
		} else if problems := (check.Problems{}); errors.As(err, &problems) {
			got = problems.Error()
		}
		if !strings.Contains(got, want) {
			t.Errorf("%s: %q (%v), want %q", name, got, err, want)
		}
	}
}
