/** Merchants whose purchases may post with another amount than the pending one, by category or name. */

interface Place {
  name: string;
  merchantName: string | null;
  categoryDetailed: string | null;
}

const TIPPED_CATEGORIES: ReadonlySet<string> = new Set([
  'FOOD_AND_DRINK_BEER_WINE_AND_LIQUOR',
  'FOOD_AND_DRINK_COFFEE',
  'FOOD_AND_DRINK_FAST_FOOD',
  'FOOD_AND_DRINK_RESTAURANT',
  'TRANSPORTATION_TAXIS_AND_RIDE_SHARES',
  'TRAVEL_LODGING',
]);
const TIPPED_NAMES =
  /\b(restaurant|ristorante|trattoria|osteria|pizzeria|pizza|bistro|brasserie|diner|grill|steakhouse|sushi|ramen|taqueria|tacos|burger|barbecue|bbq|kitchen|eatery|tavern|pub|bar|brewery|brewing|cafe|café|caffe|coffee|espresso|taxi|cab|uber|lyft|hotel|motel|inn|hostel|resort)\b/iu;

const HOLDING_CATEGORIES: ReadonlySet<string> = new Set([
  'TRANSPORTATION_GAS',
  'TRAVEL_LODGING',
  'TRAVEL_RENTAL_CARS',
]);
const HOLDING_NAMES =
  /\b(gas|fuel|petrol|petroleum|gasoline|tankstelle|shell|exxon|exxonmobil|mobil|chevron|texaco|bp|esso|aral|citgo|sunoco|valero|arco|7-eleven|buc-?ee'?s|hotel|motel|inn|hostel|resort|suites|marriott|hilton|hyatt|sheraton|airbnb|hertz|avis|sixt|europcar|alamo|enterprise rent|rent[- ]a[- ]car|car (rental|hire))\b/iu;

/** A restaurant, a bar, a taxi or a hotel, where the posted amount includes a tip. */
export const isTipped = (place: Place): boolean => matches(place, TIPPED_CATEGORIES, TIPPED_NAMES);

/** A fuel pump, a hotel or a car hire, which holds an estimate before it knows the amount. */
export const isHolding = (place: Place): boolean => matches(place, HOLDING_CATEGORIES, HOLDING_NAMES);

function matches(place: Place, categories: ReadonlySet<string>, names: RegExp): boolean {
  if (place.categoryDetailed !== null && categories.has(place.categoryDetailed)) return true;
  return names.test(`${place.name} ${place.merchantName ?? ''}`);
}
