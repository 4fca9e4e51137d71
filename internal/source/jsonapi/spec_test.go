package jsonapi

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/source"
)

func TestCheck(t *testing.T) {
	var problems check.Problems
	Spec{Rows: "a..b", Asking: source.Asking{Headers: map[string]setting.Secret{"A": {}}}}.Check(check.At("", &problems))
	var paths []string
	for _, p := range problems {
		paths = append(paths, p.Path)
	}
	if diff := cmp.Diff([]string{"rows", "pages", "headers", "timeout", "limit"}, paths); diff != "" {
		t.Error(diff)
	}
}
