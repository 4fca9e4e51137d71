package readers_test

import (
	"testing"

	"catchup/internal/check"
	"catchup/internal/web/readers"
)

func TestCheck(t *testing.T) {
	tests := map[string]struct {
		spec interface{ Check(check.Place) }
		want int
	}{
		"all is well":           {*both, 0},
		"nothing to sign up to": {readers.Spec{}, 1},
		"no choice":             {readers.Spec{Reports: []string{"weekly"}, Choices: map[string][]string{"region": {"North"}}}, 1},
		"names for no page":     {readers.Spec{Reports: []string{"weekly"}, Choices: map[string][]string{"": {"a", "b"}, "home town": {"a", "b"}}}, 2},
		"no time to confirm":    {readers.Privacy{}, 1},
	}
	for name, c := range tests {
		var found check.Problems
		c.spec.Check(check.At("", &found))
		if len(found) != c.want {
			t.Errorf("%s: %v, want %d problems", name, found, c.want)
		}
	}
}
