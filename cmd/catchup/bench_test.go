package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"catchup/internal/deliver/smtptest"
)

// BenchmarkRunCold runs the sample's edition as a new process on a new copy of
// the installation, as a first user does. cpu-ms/op is the median of user and
// system time; rss-MB the median of the largest memory held.
func BenchmarkRunCold(b *testing.B) {
	program := build(b)
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

// build builds the program.
func build(b testing.TB) (program string) {
	b.Helper()
	program = filepath.Join(b.TempDir(), "catchup")
	c := exec.Command("go", "build", "-o", program, ".")
	if out, err := c.CombinedOutput(); err != nil {
		b.Fatalf("building: %v\n%s", err, out)
	}
	return program
}

// small is an installation that sends a short message to all in
// readers.csv.
const small = `
-- config/catchup.yaml --
sources:
  beds: { csv: { path: config/beds.csv } }
  readers: { csv: { path: config/readers.csv } }
reports:
  daily: { spec: reports/daily.yaml, to: { list: readers, formats: [text] } }
mail: { from: catchup@example.org, smtp: { host: 127.0.0.1, port: PORT, tls: none, connections: 8 } }
-- config/beds.csv --
ward
Ward 7
-- reports/daily.yaml --
title: Today
period: day
sections: [ { table: { title: Beds, from: beds, columns: [ { name: ward } ] } } ]
`

// mostMemory is what the program may hold, in MB, however many subscribers
// there are.
const mostMemory = 100

// BenchmarkSubscribers reads lists of subscribers from CSV and sends to all of
// them, by the real program, to a server that takes all at once. It needs some
// minutes: -benchtime 1x.
func BenchmarkSubscribers(b *testing.B) {
	program := build(b)
	for _, n := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				sink := smtptest.StartSink(b)
				dir := installationOf(b, sink.Port, n)
				run := exec.Command(program, "--run", "daily", "--dir", dir)
				b.StartTimer()
				if out, err := run.CombinedOutput(); err != nil || sink.Taken() != n {
					b.Fatalf("%d letters of %d, %v\n%s", sink.Taken(), n, err, out)
				}
				b.StopTimer()
				rss := float64(run.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) * 1024 / 1e6
				b.ReportMetric(rss, "rss-MB")
				if rss > mostMemory {
					b.Errorf("%.0f MB, no more than %d are allowed", rss, mostMemory)
				}
				b.StartTimer()
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "letters/s")
		})
	}
}

// installationOf lays out the small installation for n subscribers.
func installationOf(b *testing.B, port, n int) (dir string) {
	b.Helper()
	dir = b.TempDir()
	if err := txtar.Write(txtar.Parse([]byte(strings.ReplaceAll(small, "PORT", strconv.Itoa(port)))), dir); err != nil {
		b.Fatal(err)
	}
	f, err := os.Create(filepath.Join(dir, "config", "readers.csv"))
	if err != nil {
		b.Fatal(err)
	}
	list := bufio.NewWriter(f)
	fmt.Fprintln(list, "email,name,region")
	for i := range n {
		fmt.Fprintf(list, "reader%07d@example.org,Reader %d,North\n", i, i)
	}
	if err := errors.Join(list.Flush(), f.Close()); err != nil {
		b.Fatal(err)
	}
	return dir
}
