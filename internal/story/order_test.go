package story

import (
	"math/rand/v2"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"catchup/internal/item"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestSameStoriesInAnyOrder holds that neither the order of the items nor the
// number of cores changes a word or a score, for weeks of many kinds.
func TestSameStoriesInAnyOrder(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	weeks := [][]item.Item{sample(t), generated(60, 1), generated(300, 2), withTies(generated(40, 3))}
	for n, items := range weeks {
		want := Choose(items, week())
		for seed := range uint64(4) {
			runtime.GOMAXPROCS(1 + int(seed)%3)
			shuffle(items, seed)
			if diff := cmp.Diff(want, Choose(items, week()), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("week %d, shuffled by %d (-in order +shuffled):\n%s", n, seed, diff)
			}
		}
	}
}

// withTies gives all items one time and outlet, so that nothing but what they
// say can put them in order.
func withTies(items []item.Item) []item.Item {
	for i := range items {
		items[i].Published, items[i].Outlet = items[0].Published, "A"
	}
	return items
}

func shuffle(items []item.Item, seed uint64) {
	rand.New(rand.NewPCG(seed, 0)).Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
}

// TestMeasuredStretchesInAnyOrder holds the same for the stretches alone, whose
// answers are places.
func TestMeasuredStretchesInAnyOrder(t *testing.T) {
	items := generated(200, 4)
	ids := func(sets [][]int) map[string]string { // the least ID of each item's set
		first := map[string]string{}
		for _, set := range sets {
			least := items[set[0]].ID
			for _, i := range set {
				least = min(least, items[i].ID)
			}
			for _, i := range set {
				first[items[i].ID] = least
			}
		}
		return first
	}
	copies := func() map[[2]string]bool {
		all := map[[2]string]bool{}
		for _, p := range Copies(items) {
			a, b := items[p[0]].ID, items[p[1]].ID
			all[[2]string{min(a, b), max(a, b)}] = true
		}
		return all
	}
	stories, same := ids(Group(items)), copies()
	for seed := range uint64(3) {
		shuffle(items, seed)
		if diff := cmp.Diff(stories, ids(Group(items))); diff != "" {
			t.Errorf("stories shuffled by %d:\n%s", seed, diff)
		}
		if diff := cmp.Diff(same, copies()); diff != "" {
			t.Errorf("copies shuffled by %d:\n%s", seed, diff)
		}
	}
	if len(same) == 0 {
		t.Error("no copies in the made-up week")
	}
}

// TestStoriesAreFoundAgain groups articles that were made up story by story.
func TestStoriesAreFoundAgain(t *testing.T) {
	items := generated(400, 5)
	made := map[string]map[string]bool{} // the stories found, by the one made
	for n, set := range Group(items) {
		for _, i := range set {
			story, _, _ := strings.Cut(items[i].ID, "/")
			if made[story] == nil {
				made[story] = map[string]bool{}
			}
			made[story][strconv.Itoa(n)] = true
		}
	}
	for story, found := range made {
		if len(found) != 1 {
			t.Errorf("story %s was parted into %d", story, len(found))
		}
	}
	if got := len(Group(items)); got != len(made) {
		t.Errorf("%d stories were found of %d", got, len(made))
	}
}
