package shop

import "testing"

func TestLonely(t *testing.T) { _ = Lonely{} }
