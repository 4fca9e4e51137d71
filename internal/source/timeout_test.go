package source

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

var errLate = errors.New("too late")

// TestTimeout lets a time pass, part of it in waiting, which does not count.
func TestTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		within := Within(t.Context(), 10*time.Second, errLate)
		defer within.Stop()
		time.Sleep(6 * time.Second)
		err := within.Wait(func() error {
			time.Sleep(time.Hour)
			return errors.New("of what was waited for")
		})
		if err == nil || err.Error() != "of what was waited for" || within.Err() != nil {
			t.Errorf("waiting: %v, %v", err, context.Cause(within))
		}
		if err := within.Wait(func() error { time.Sleep(time.Hour); return nil }); err != nil {
			t.Error(err)
		}
		time.Sleep(4*time.Second - 1)
		if synctest.Wait(); within.Err() != nil {
			t.Fatal("the time ends too early")
		}
		time.Sleep(time.Nanosecond)
		if synctest.Wait(); !errors.Is(context.Cause(within), errLate) {
			t.Errorf("the time does not end: %v", context.Cause(within))
		}
		err = within.Wait(func() error { t.Error("waits after the end"); return nil })
		if !errors.Is(err, errLate) {
			t.Errorf("waiting after the end: %v", err)
		}
	})
}

// TestTimeoutEndsAsItIsAsked asks to wait at the very moment at which the time is
// over.
func TestTimeoutEndsAsItIsAsked(t *testing.T) {
	for range 100 {
		synctest.Test(t, func(t *testing.T) {
			within := Within(t.Context(), time.Second, errLate)
			defer within.Stop()
			time.Sleep(time.Second)
			waited := false
			err := within.Wait(func() error { waited = true; return nil })
			if !waited && !errors.Is(err, errLate) {
				t.Fatalf("it has not waited, and says %v", err)
			}
		})
	}
}

// TestTimeoutOfAnother ends with the context that it is within.
func TestTimeoutOfAnother(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	within := Within(ctx, time.Hour, errLate)
	cancel()
	if !errors.Is(context.Cause(within), context.Canceled) {
		t.Error(context.Cause(within))
	}
	within.Stop()
	if err := within.Wait(func() error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("waiting after it was stopped: %v", err)
	}
}
