package feed

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/check"
)

func TestCheck(t *testing.T) {
	var problems check.Problems
	Spec{Every: 1, Pages: -1}.Check(check.At("", &problems))
	var paths []string
	for _, p := range problems {
		paths = append(paths, p.Path)
	}
	if diff := cmp.Diff([]string{"urls", "timeout", "limit", "every", "keep", "keep_items", "pages"}, paths); diff != "" {
		t.Error(diff)
	}
}
