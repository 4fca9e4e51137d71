package story

import (
	"fmt"
	"testing"
)

// BenchmarkChoose finds, ranks and tells the stories of made-up weeks, each
// ten times as large as the one before. The time for an item should grow
// little: nothing compares all pairs.
func BenchmarkChoose(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n, " items"), func(b *testing.B) {
			items := generated(n, 1)
			b.ReportAllocs()
			for b.Loop() {
				Choose(items, week())
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/item")
		})
	}
}
