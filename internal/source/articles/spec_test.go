package articles

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/check"
)

func TestCheck(t *testing.T) {
	var problems check.Problems
	Spec{}.Check(check.At("", &problems))
	var paths []string
	for _, p := range problems {
		paths = append(paths, p.Path)
	}
	if diff := cmp.Diff([]string{"limit"}, paths); diff != "" {
		t.Error(diff)
	}
}
