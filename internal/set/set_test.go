package set

import (
	"slices"
	"testing"
)

func TestSets(t *testing.T) {
	a, b := Of([]int{5, 1, 3, 3, 1}), []int{3, 4, 5}
	if !slices.Equal(a, []int{1, 3, 5}) {
		t.Errorf("the set is %v", a)
	}
	if Common(a, b) != 2 || Common(a, nil) != 0 {
		t.Errorf("%d are in common, and %d with none", Common(a, b), Common(a, nil))
	}
	if Share([]int{1, 3, 5, 7}, []int{3, 8}) != 0.5 || Share(a, nil) != 0 {
		t.Errorf("the shares are %v and %v", Share([]int{1, 3, 5, 7}, []int{3, 8}), Share(a, nil))
	}
	if left := Without([]int{7, 3, 1}, b); !slices.Equal(left, []int{7, 1}) || !Has(b, 4) || Has(b, 6) {
		t.Errorf("without them %v are left", left)
	}
}

func TestParts(t *testing.T) {
	p := NewParts(6)
	p.Join(4, 2)
	p.Join(5, 4)
	p.Join(3, 1)
	if all, want := p.All(), [][]int{{0}, {1, 3}, {2, 4, 5}}; !slices.EqualFunc(all, want, slices.Equal) || p.First(5) != 2 {
		t.Errorf("the parts are %v, want %v", all, want)
	}
}

func TestWords(t *testing.T) {
	if words := Words(" the trust\n the board "); len(words) != 3 || !words["board"] || words["bo"] {
		t.Error(words)
	}
}

func TestReached(t *testing.T) {
	leads := map[string][]string{"a": {"c", "b"}, "b": {"a"}, "c": {"d"}, "e": {"a"}}
	next := func(name string) []string { return leads[name] }
	if got := Reached([]string{"d", "a", "d"}, next); !slices.Equal(got, []string{"a", "b", "c", "d"}) {
		t.Error(got)
	}
	if got := Reached(nil, next); len(got) != 0 {
		t.Error(got)
	}
}
