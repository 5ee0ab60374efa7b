/** Households of the made-up county 户: couples and their children, old couples, people alone, three generations, twins. */
import { daysInMonth } from '../domain/dates.js';
import type { Sex } from '../domain/identity-number.js';
import { drawSurname, givenPart, inventName, siblingName, type Ethnicity, type MadeName } from './names/naming.js';
import { FASHIONS } from './names/given.js';
import { NumberOffice } from './numbers.js';
import type { MadeHousehold, MadePerson } from './people.js';
import type { MadeVillage } from './places.js';
import type { Random } from './random.js';

const ETHNICITIES: readonly (readonly [Ethnicity, number])[] = [['汉族', 83], ['蒙古族', 7], ['回族', 4], ['满族', 3], ['维吾尔族', 2], ['藏族', 1]];
/** Kinds of household with their share in percent. */
const SHAPES = [['family', 46], ['couple', 18], ['alone', 16], ['three-generations', 14], ['one-parent', 6]] as const;

/** Fills the county household by household until `population` people live in it. */
export class Settlement {
  readonly people: MadePerson[] = [];
  readonly households: MadeHousehold[] = [];
  readonly #random: Random;
  readonly #office = new NumberOffice();
  readonly #countyCode: string;
  readonly #year: number;

  constructor(random: Random, countyCode: string, year: number) {
    this.#random = random;
    this.#countyCode = countyCode;
    this.#year = year;
  }

  /** One more household in the village. */
  settle(village: MadeVillage): void {
    const random = this.#random;
    const ethnicity = village.town.pastoral && random.chance(0.35) ? '蒙古族' : random.weighted(ETHNICITIES);
    const clan = ethnicity === '汉族' && random.chance(village.clanShare) ? village.clans : [];
    const surname = clan.length > 0 ? random.pick(clan) : drawSurname(random, ethnicity);
    const index = this.households.length;
    const household: MadeHousehold = {
      index, village, group: random.between(1, 8), code: `${village.code.slice(2)}${String((index * 7) % 10000).padStart(4, '0')}`,
      members: [], registry: '', allowance: '', lowIncome: false,
    };
    this.households.push(household);
    const shape = random.weighted(SHAPES);
    const headAge = shape === 'couple' ? random.between(45, 84) : shape === 'alone' ? random.between(38, 90) : random.between(26, 62);
    const headSex: Sex = random.chance(shape === 'one-parent' ? 0.45 : 0.85) ? 'male' : 'female';
    const father = shape === 'three-generations' ? this.#elder(household, ethnicity, surname, headAge) : undefined;
    const head = this.#born(household, '户主', headSex, headAge, ethnicity, this.#name(ethnicity, headSex, headAge, surname, father, ''));
    household.members.push(head);
    if (father !== undefined) household.members.push(father);
    if (father !== undefined && random.chance(0.7)) this.#partner(household, father, '之母');
    if (shape === 'alone') return;
    if (shape !== 'one-parent') this.#partner(household, head, '配偶');
    if (shape !== 'couple') this.#children(household, head, surname);
  }

  #elder(household: MadeHousehold, ethnicity: Ethnicity, surname: string, headAge: number): MadePerson {
    const age = Math.min(96, headAge + this.#random.between(20, 32));
    return this.#born(household, '之父', 'male', age, ethnicity, this.#name(ethnicity, 'male', age, surname, undefined, ''));
  }

  #partner(household: MadeHousehold, spouse: MadePerson, relation: string): void {
    const random = this.#random;
    const sex: Sex = spouse.sex === 'male' ? 'female' : 'male';
    const age = Math.max(20, Math.min(97, spouse.age + random.between(-4, 3)));
    const ethnicity = random.chance(0.9) ? spouse.ethnicity : '汉族';
    household.members.push(this.#born(household, relation, sex, age, ethnicity, this.#name(ethnicity, sex, age, drawSurname(random, ethnicity), undefined, '')));
  }

  #children(household: MadeHousehold, head: MadePerson, surname: string): void {
    const random = this.#random;
    const count = random.weighted([[0, 12], [1, 38], [2, 38], [3, 12]] as const);
    const generation = surname !== '' && random.chance(0.3) ? random.pick([...FASHIONS.male[3]!.first]) : '';
    let age = Math.min(38, head.age - random.between(21, 30));
    let previous: MadePerson | undefined;
    for (let child = 0; child < count && age >= 0; child++) {
      const sex: Sex = random.chance(0.52) ? 'male' : 'female';
      const relation = sex === 'male' ? '之子' : '之女';
      const fatherGiven = head.sex === 'male' ? head : undefined;
      const alike = previous !== undefined && random.chance(0.3);
      const name = alike ? this.#alikeName(previous!, head, sex, age, surname) : this.#name(head.ethnicity, sex, age, surname, fatherGiven, generation);
      const person: MadePerson = this.#born(household, relation, sex, age, head.ethnicity, name);
      household.members.push(person);
      previous = person;
      if (random.chance(0.015)) {
        household.members.push(this.#twin(household, person, head, surname));
        child++;
      }
      age -= random.between(1, 6);
    }
  }

  /** A twin: born the same day, the number a few steps on, the name one character apart. */
  #twin(household: MadeHousehold, other: MadePerson, head: MadePerson, surname: string): MadePerson {
    const sex: Sex = this.#random.chance(0.75) ? other.sex : other.sex === 'male' ? 'female' : 'male';
    const name = this.#alikeName(other, head, sex, other.age, surname);
    const number = this.#office.issueAfter(this.#random, other.number, sex);
    return this.#register(household, sex === 'male' ? '之子' : '之女', sex, other.birth, number, other.age, other.ethnicity, name);
  }

  #alikeName(model: MadePerson, head: MadePerson, sex: Sex, age: number, surname: string): MadeName {
    return siblingName(this.#random, model.name, { ethnicity: head.ethnicity, sex, birthYear: this.#year - age, surname, fatherGiven: '', generation: '' });
  }

  #name(ethnicity: Ethnicity, sex: Sex, age: number, surname: string, father: MadePerson | undefined, generation: string): MadeName {
    const fatherGiven = father === undefined ? '' : givenPart(father.name);
    return inventName(this.#random, { ethnicity, sex, birthYear: this.#year - age, surname, fatherGiven, generation });
  }

  #born(household: MadeHousehold, relation: string, sex: Sex, age: number, ethnicity: Ethnicity, name: MadeName): MadePerson {
    const random = this.#random;
    const birth = randomDay(random, this.#year - age);
    const division = this.#division();
    const number = this.#office.issue(random, division, birth, sex, household.village.station);
    return this.#register(household, relation, sex, birth, number, age, ethnicity, name);
  }

  /** Most were first registered in the county itself, others in neighbouring ones; all codes are unassigned. */
  #division(): string {
    if (this.#random.chance(0.86)) return this.#countyCode;
    return this.#random.pick(['990102', '990121', '990122', '990205', '990281', '990323', '990425']);
  }

  #register(household: MadeHousehold, relation: string, sex: Sex, birth: string, number: string, age: number, ethnicity: Ethnicity, name: MadeName): MadePerson {
    const random = this.#random;
    const phone = random.chance(0.85) ? `19900${String(random.int(1_000_000)).padStart(6, '0')}` : '';
    const person: MadePerson = {
      index: this.people.length, name, sex, birth, number, ethnicity, household, relation, phone, age,
      disability: '', extremePoverty: false, identityEnded: false, enrolment: 'none', excuse: '', remark: '', mended: false,
    };
    this.people.push(person);
    return person;
  }
}

function randomDay(random: Random, year: number): string {
  const month = random.between(1, 12);
  const day = random.between(1, daysInMonth(year, month));
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
