package finance

// The sentences a section may ask for.
const (
	SayMissed  = "missed"  // how many missed their plans, and how many the year before
	SayClasses = "classes" // which ones, by class, largest first
	SayTotal   = "total"   // what the plan of all became
)

// Sayings lists them in the order they are said in.
var Sayings = []string{SayMissed, SayClasses, SayTotal}
