package tooltest

import (
	"syscall"
	"testing"
	"time"
)

// Worked is the processor's time that this program has taken so far. Unlike the
// time that has gone by, it is hardly longer where others are at work.
func Worked(t testing.TB) time.Duration {
	t.Helper()
	return worked(t, syscall.RUSAGE_SELF)
}

// WorkedInAll is Worked with the programs that this one has run.
func WorkedInAll(t testing.TB) time.Duration {
	t.Helper()
	return worked(t, syscall.RUSAGE_SELF) + worked(t, syscall.RUSAGE_CHILDREN)
}

func worked(t testing.TB, who int) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(who, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
