package story

import (
	"fmt"
	"testing"
)

// BenchmarkChoose finds the stories of the sample's week, and of one twenty
// times as large.
func BenchmarkChoose(b *testing.B) {
	for _, times := range []int{1, 20} {
		var items []Item
		for n := range times {
			for _, i := range sample(b) {
				i.Text = fmt.Sprintf("%s\n\n%[2]dth %[2]d.", i.Text, n)
				items = append(items, i)
			}
		}
		b.Run(fmt.Sprintf("%d items", len(items)), func(b *testing.B) {
			for b.Loop() {
				Choose(items, week())
			}
		})
	}
}
