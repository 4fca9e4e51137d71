package storetest

import (
	"sync"
	"testing"
	"time"
)

// signsOnce has two programs ask for the key of a new store at once, and one
// renew it: whatever one of them signs, the other opens.
func signsOnce(t *testing.T, open Place) {
	stores, tokens := []Store{open(t), open(t)}, make([]string, 8)
	later := now.Add(time.Hour)
	var wait sync.WaitGroup
	for i := range tokens {
		wait.Go(func() {
			key, err := stores[i%2].Key(t.Context(), now)
			if err != nil {
				t.Error(err)
				return
			}
			tokens[i] = key.Issue("leave", "ann", later)
		})
	}
	wait.Wait()
	try(t, stores[0].RenewKey(t.Context(), now))
	renewed, err := stores[1].Key(t.Context(), now)
	try(t, err)
	for _, token := range tokens {
		if subject, err := renewed.Open("leave", token, now); subject != "ann" || err != nil {
			t.Errorf("what was signed before the renewal gives %q, %v", subject, err)
		}
	}
	if fresh := renewed.Issue("leave", "ann", later); fresh == tokens[0] {
		t.Error("the renewed key signs as the old one did")
	}
}
