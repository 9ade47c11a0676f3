// Given names that are common in the United States and Canada, as the reader's way to tell "I'm not Brandon" (a wrong number) from
// "I'm not ready". Written by hand, not drawn from a register: a name that is missing is added. Names that are everyday words too
// (May, Will, Rose, Grace, Angel, Luz) are left out.

const split = (words: string): readonly string[] => words.trim().split(/\s+/)

/** Spelled as `wordsOf` spells them. */
export const GIVEN_NAMES: readonly string[] = split(`
  james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony donald steven paul andrew
  joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott
  brandon benjamin samuel gregory alexander patrick jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah
  ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce
  gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell philip eugene louis bob steve mike
  dave jim tom bill dan chris matt tony ken greg tim jeff nick josh zach alex sam ben pete fred frank raymond ray stanley leonard howard
  ernie earl norman glenn marvin melvin clarence leroy herbert lester wendell hector carlos luis miguel jorge pedro manuel francisco
  ricardo fernando eduardo roberto javier raul sergio alejandro oscar mario marco antonio jesus rafael ruben armando arturo enrique
  gustavo alberto julio cesar ramon victor ernesto gerardo hugo pablo diego andres felipe santiago mateo sebastian emilio ignacio
  alfredo guillermo rodrigo ivan martin adrian chuy lalo beto memo pancho nacho kike lupita lupe mary patricia jennifer linda elizabeth
  barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa
  deborah debra debbie stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha
  katherine christine rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren
  christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean
  abigail alice julia judy sophia denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie
  kayla alexis lori tanya tammy tina wendy cindy sue kathy katie kate jen jenny liz beth becky vicky peggy sally sherry stacy tracy tiffany
  crystal vanessa erica monica veronica valerie yolanda wanda norma irene rosa carmen ana sofia lucia elena isabel claudia gabriela
  alejandra adriana silvia leticia guadalupe juana josefina esperanza margarita beatriz raquel susana lorena mariana daniela valentina
  camila fernanda ximena rocio araceli blanca maribel yesenia marisol catalina paola karla erika brianna destiny jasmine aaliyah latoya
  keisha tamika ebony imani malik darnell jamal deshawn terrell tyrone marquis wei ming mei priya raj amit anil sunil neha pooja
  mohammed muhammad ahmed ali omar fatima aisha hassan ibrahim yusuf nguyen tran minh linh jean luc marc andre pierre michel alain
  claude jacques gilles guy yves normand rejean serge stephane sylvain martine sylvie nathalie isabelle chantal manon johanne francine
  ginette lise nicole louise helene monique therese diane guylaine josee annie melanie genevieve veronique caroline valerie
  audrey camille lea chloe zoe felix olivier mathieu maxime antoine guillaume francois philippe simon vincent etienne benoit frederic
  sebastien jonathan karine kim noemie marguerite jeanne gisele solange lucie claire florence odette roger marcel raymond fernand
  brad chad todd craig doug derek darren darrell duane dwayne curtis clifford marcus trevor travis tanner hunter cody
  connor cameron caleb isaac lucas liam oliver theo leo miles owen wyatt levi ezra asher hazel ava mia ella luna harper aubrey
  stella nora riley zoey penelope lillian addison natasha bethany courtney cassandra alicia alisha felicia sabrina
  marissa melinda miranda mindy nadine paula phyllis ramona regina rhonda roberta rosemary sheila sherri sonia tamara thelma vera vivian
  willard winston edith ethel gladys hal hank ian joel kurt lance leon lloyd lonnie lou luke lyle mabel maggie mildred minnie mitch
  molly muriel myrtle naomi ned neil nellie pat pearl phil ron rodney roland ross rudy sal sid stu ted tyrell vern wes zack
  julian jamie jaime jackie corey casey erin robin kerry leslie lynn lynne dana robyn brooke paige haley kaylee mackenzie sydney shelby
  ed ellie abby allie annette antonia bernice bertha bonnie carla cathy connie darlene dolores edna eileen eleanor elaine ellen
  estelle eva florence gail geraldine gina greta gwen harriet ida inez jane janelle jeanette jill jodi josephine juanita kristen kristin
  leah loretta lorraine lucille lucy marcia marjorie marlene marsha maureen maxine nina pauline rita rosie sherrie
`)
