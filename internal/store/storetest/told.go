package storetest

import "testing"

func tellsOnce(t *testing.T, open Place) {
	s := open(t)
	try(t, s.NoteTold(t.Context(), "weekly/2024-06-14 is held", now))
	try(t, s.NoteTold(t.Context(), "weekly/2024-06-14 is held", now))
	try(t, s.Close())
	again := open(t)
	for what, want := range map[string]bool{"weekly/2024-06-14 is held": true, "weekly/2024-06-21 is held": false} {
		if told, err := again.Told(t.Context(), what); told != want || err != nil {
			t.Errorf("%q has been told: %t, %v", what, told, err)
		}
	}
}
