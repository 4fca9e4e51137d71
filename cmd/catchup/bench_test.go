package main

import (
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
)

// BenchmarkRunCold runs the sample's edition as a new process on a new copy of
// the installation, as a first user does. cpu-ms/op is the median of user and
// system time; rss-MB the median of the largest memory held.
func BenchmarkRunCold(b *testing.B) {
	program := filepath.Join(b.TempDir(), "catchup")
	if out, err := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("building: %v\n%s", err, out)
	}
	var cpu, rss []float64
	for b.Loop() {
		b.StopTimer()
		run := exec.Command(program, "--run", "weekly", "--dir", copyOfSample(b))
		b.StartTimer()
		if out, err := run.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		used := run.ProcessState.SysUsage().(*syscall.Rusage)
		cpu = append(cpu, float64(run.ProcessState.UserTime()+run.ProcessState.SystemTime())/float64(time.Millisecond))
		rss = append(rss, float64(used.Maxrss)*1024/1e6)
	}
	b.ReportMetric(median(cpu), "cpu-ms/op")
	b.ReportMetric(median(rss), "rss-MB")
}

func copyOfSample(b *testing.B) (dir string) {
	b.Helper()
	dir = b.TempDir()
	if err := install(dir); err != nil {
		b.Fatal(err)
	}
	return dir
}

func median(of []float64) float64 {
	slices.Sort(of)
	return of[len(of)/2]
}
