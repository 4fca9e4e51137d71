package reference

import "catchup/internal/set"

// common are common surnames, which name nobody by themselves: “Hill said”.
var common = set.Words("smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white roberts green hall wood jackson clarke clark lewis harris " +
	"hughes edwards hill turner moore cooper ward morris watson baker harrison morgan patel young allen mitchell phillips lee bell davis bennett parker miller cook shaw murphy khan " +
	"kelly marshall simpson price gray grant reid reed stewart campbell anderson scott murray ross graham hamilton ryan sullivan walsh brien byrne doyle mccarthy gallagher doherty " +
	"begum singh ali ahmed hussain shah kaur malik chowdhury rahman marsh palmer holmes mills webb rogers hunt mason dixon fisher")

// given are common first names, of Britain, Ireland and America above all. A name of
// two or three words is taken for a person's only behind one of them, or behind an
// initial: “Northmoor Navy” is none.
var given = set.Words(`
aaron abbie abdul abigail adam adrian ahmed aidan aisha al alan alastair albert alejandro alex alexander alexandra alexandria alfred ali alice alicia alison alistair allan allen allison amanda amber amelia amir amy ana andrea andreas andrew andy
angela angus anil anita ann anna anne annette annie anthony antoinette antonio anthony april archie arthur asha ashley audrey austin barack barbara barry beatrice becky ben benjamin bernard bernie beth betty beverly bill billy bob bobby boris brad bradley brandon brenda
brendan brett brian bridget bronwen bruce bryan caitlin callum cameron candice carl carla carlos carol caroline carolyn carrie catherine cathy cecilia chad charles charlie charlotte chelsea cheryl chloe chris christian christina christine christopher chuck claire clare clarence
clive colin connor corey craig cynthia cyril daisy dale damian damien dan dana daniel daniela danny darren dave david davina dawn dean debbie deborah debra declan denis denise dennis derek dermot diana diane dianne dominic don donald donna doreen doris dorothy doug douglas
duncan dylan eamonn ed eddie edith edmund edna eduardo edward edwin eileen elaine eleanor elena elijah elisabeth elizabeth ella ellen ellie emily emma emmanuel eric erica erik erin ernest esther ethan eugene eva evan eve evelyn faith farah fatima felicity felix fergus fernando finlay fiona florence
frances francis francisco frank fred freddie frederick gareth garry gary gavin gemma geoff geoffrey george georgia georgina gerald gerard gerry gillian gina giles glen glenn gloria gordon grace graeme graham grant greg gregory guy gwen hannah harold harriet harry harvey hassan hayley hazel
heather heidi helen helena henry hilary hillary holly howard hugh hugo humza ian ibrahim imran ingrid irene iris isaac isabel isabella isla ivan jack jackie jacob jacqueline jade jake jamal james jamie jan jane janet janice jared jasmine jason javier jay jayne jean jeff jeffrey jen jennifer jenny jeremy jerome jerry
jesse jessica jill jim jimmy jo joan joanna joanne joe joel johanna john johnny jon jonathan jordan jorge jose joseph josh joshua joy joyce juan judith judy julia julian julie june justin kamala karen karl kate katherine kathleen kathryn kathy katie katrina kay keir keith kelly ken kenneth kerry
kevin khalid kieran kim kimberly kirsten kirsty kris kristen kurt kyle lara larry laura lauren laurence lawrence leah lee leo leon leonard leslie lewis liam lila linda lindsay lindsey lisa liz lloyd lois lorna lorraine louis louise lucas lucy luis luke lydia lynn lynne madeleine maggie malcolm mandy marc
marcus margaret maria marian marie marilyn mario marion mark marjorie marlene martha martin martyn mary mateo matt matteo matthew maureen maurice max maxine maya megan mel melanie melissa michael michele michelle miguel mike milton miranda mitch mitt mo moira mohamed mohammad mohammed moses muhammad muriel
myra nadia nadine nancy naomi natalie natasha nathan neil nell neville niall nicholas nick nicola nicole nigel nina noah noel nora norman olive oliver olivia omar oscar owen paige pam pamela pat patricia patrick paul paula pauline pedro peggy penelope penny pete peter petra phil philip phillip phoebe phyllis pierre piers priti
priya rachel rahul raj ralph randy ravi ray raymond rebecca reginald renee rhys ricardo richard rick ricky rishi rita rob robert roberta roberto robin rodney roger roland ron ronald rory rosa rosalind rose rosemary rosie ross rowan roy ruby rupert russell ruth ryan sadiq sally sam samantha samuel sandra sanjay sara sarah
scott sean sebastian seema sergio shane shannon sharon shaun sheila shelley sheryl shirley sian sidney simon sinead sofia sonia sophia sophie stacey stan stanley stella stephanie stephen steve steven stewart stuart sue sunil susan susanna suzanne sylvia tamara tammy tania tanya tara ted teresa terence terry tessa theo theodore theresa
thomas tiffany tim timothy tina toby todd tom tommy tony tracey tracy trevor tristan una ursula valerie vanessa vera vernon veronica vic vicky victor victoria vijay vikram vince vincent violet virginia vivian vladimir volodymyr walter wanda warren wayne wendy wes wesley wilfred will william winston xavier yasmin yusuf yvette yvonne zac zachary zahra zara zoe`)
