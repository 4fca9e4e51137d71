package subscription_test

import (
	"testing"

	"catchup/internal/check"
	"catchup/internal/web/subscription"
)

func TestCheck(t *testing.T) {
	tests := map[string]struct {
		spec interface{ Check(check.Place) }
		want int
	}{
		"all is well":           {*both, 0},
		"nothing to sign up to": {subscription.Spec{}, 1},
		"no choice":             {subscription.Spec{Reports: []string{"weekly"}, Choices: map[string][]string{"region": {"North"}}}, 1},
		"names for no page":     {subscription.Spec{Reports: []string{"weekly"}, Choices: map[string][]string{"": {"a", "b"}, "home town": {"a", "b"}}}, 2},
		"no time to confirm":    {subscription.Privacy{}, 1},
	}
	for name, c := range tests {
		var found check.Problems
		c.spec.Check(check.At("", &found))
		if len(found) != c.want {
			t.Errorf("%s: %v, want %d problems", name, found, c.want)
		}
	}
}
