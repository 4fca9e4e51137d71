package story

import (
	"strings"
	"testing"

	"catchup/internal/item"
)

// TestBothSides tells quarrels in four sentences, and looks for both sides in each.
func TestBothSides(t *testing.T) {
	var quarrels []struct{ Title, One, Other, Text string }
	load(t, "quarrels.yaml", &quarrels)
	both := 0
	for _, q := range quarrels {
		var told []string
		for _, s := range Tell([][]item.Item{{{Title: q.Title, Text: strings.TrimSpace(q.Text)}}}, 4)[0] {
			told = append(told, s.Told)
		}
		all := strings.Join(told, " ")
		if strings.Contains(all, q.One) && strings.Contains(all, q.Other) {
			both++
		} else {
			t.Logf("%s: %s", q.Title, all)
		}
	}
	if both < 12 {
		t.Errorf("both sides stand in %d of %d quarrels", both, len(quarrels))
	}
}
