//! Sums and products of analysis variables, per cell.

/// Which products of the variables are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Products {
    /// All pairs are kept, for covariances between the variables.
    All,
    /// Squares only are kept, for each variable's own variance.
    Squares,
}

/// A ratio of two variables, and its influence function `scale·(y − θ·a)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ratio {
    /// The numerator (a variable).
    pub(crate) y: usize,
    /// The denominator (a variable).
    pub(crate) a: usize,
    /// The ratio itself.
    pub(crate) theta: f64,
    /// One over the denominator's mean.
    pub(crate) scale: f64,
}

/// Σd·u, Σd²·u and Σd²·uuᵀ for each cell, of an m-vector u measured on every row.
///
/// A row that is never pushed has u = 0; that is how a variable of a domain is summed over its
/// domain only.
#[derive(Debug, Clone, PartialEq)]
pub struct Moments {
    m: usize,
    products: Products,
    /// For each cell m sums of d·u, m sums of d²·u, then the products of d²·uuᵀ.
    sums: Vec<f64>,
}

impl Moments {
    /// Starts accumulators for `cells` cells and `m` variables with all their products.
    pub fn new(cells: usize, m: usize) -> Self {
        Self::with(cells, m, Products::All)
    }

    /// Starts accumulators that keep squares only, for variables whose covariances nobody asks for.
    pub fn squares(cells: usize, m: usize) -> Self {
        Self::with(cells, m, Products::Squares)
    }

    fn with(cells: usize, m: usize, products: Products) -> Self {
        let mut moments = Self { m, products, sums: Vec::new() };
        moments.sums.resize(cells * moments.stride(), 0.0);
        moments
    }

    /// Adds a row of base weight `d` in `cell`.
    ///
    /// A cell that does not exist, or a vector of another length, is not counted: callers pass
    /// codes of the same [`super::Cells`] that the accumulators were made for.
    pub fn push(&mut self, cell: u32, d: f64, u: &[f64]) {
        let (m, stride) = (self.m, self.stride());
        let start = cell as usize * stride;
        let Some(sums) = self.sums.get_mut(start..start + stride) else {
            return;
        };
        if u.len() != m {
            return;
        }
        let (first, rest) = sums.split_at_mut(m);
        let (second, products) = rest.split_at_mut(m);
        for j in 0..m {
            first[j] += d * u[j];
            second[j] += d * d * u[j];
        }
        match self.products {
            Products::Squares => {
                for (sum, x) in products.iter_mut().zip(u) {
                    *sum += d * d * x * x;
                }
            }
            Products::All => {
                let mut rest = products;
                for j in 0..m {
                    let (row, below) = rest.split_at_mut(m - j);
                    rest = below;
                    let x = d * d * u[j];
                    // Top-K membership is mostly zero; a zero has no product.
                    if x != 0.0 {
                        for (sum, y) in row.iter_mut().zip(&u[j..]) {
                            *sum += x * y;
                        }
                    }
                }
            }
        }
    }

    /// Adds what another thread gathered for the same cells and variables.
    pub fn merge(&mut self, other: &Self) {
        for (sum, x) in self.sums.iter_mut().zip(&other.sums) {
            *sum += x;
        }
    }

    /// Returns the moments of the influences of some ratios, with their squares only.
    ///
    /// Where these moments have no products themselves, a denominator must be 1 or 0, and its
    /// numerators 0 where it is 0: their product is then the numerator.
    pub(crate) fn of_ratios(&self, ratios: &[Ratio]) -> Self {
        self.influences(ratios, Products::Squares)
    }

    /// Returns the moments of the influences of some ratios, with all their products. These moments
    /// must have them, too.
    pub(crate) fn of_all_ratios(&self, ratios: &[Ratio]) -> Self {
        self.influences(ratios, Products::All)
    }

    fn influences(&self, ratios: &[Ratio], products: Products) -> Self {
        let cells = self.sums.len().checked_div(self.stride()).unwrap_or_default();
        let mut influences = Self::with(cells, ratios.len(), products);
        let (m, stride, pairs) = (influences.m, influences.stride(), influences.pairs());
        for cell in 0..cells {
            let (first, second, kept) = self.of(cell);
            let product =
                |j: usize, k: usize| self.place(j, k).and_then(|at| kept.get(at)).copied();
            let of = |j: usize, k: usize| product(j, k).unwrap_or_default();
            let sums = &mut influences.sums[cell * stride..(cell + 1) * stride];
            for (j, Ratio { y, a, theta, scale }) in ratios.iter().enumerate() {
                sums[j] = scale * (first[*y] - theta * first[*a]);
                sums[m + j] = scale * (second[*y] - theta * second[*a]);
            }
            for (sum, (j, k)) in sums[2 * m..].iter_mut().zip(&pairs) {
                let (one, other) = (&ratios[*j], &ratios[*k]);
                let crossed =
                    |y: &Ratio, a: &Ratio| a.theta * product(y.y, a.a).unwrap_or(second[y.y]);
                *sum = one.scale
                    * other.scale
                    * (of(one.y, other.y) - (crossed(one, other) + crossed(other, one))
                        + one.theta * other.theta * of(one.a, other.a));
            }
        }
        influences
    }

    /// Where the product of two variables stands among those that are kept.
    fn place(&self, j: usize, k: usize) -> Option<usize> {
        let (j, k) = (j.min(k), j.max(k));
        match self.products {
            Products::Squares => (j == k).then_some(j),
            // Behind the rows of the variables before it, each one shorter than the last.
            Products::All => Some(j * self.m - j * j.saturating_sub(1) / 2 + k - j),
        }
    }

    /// Returns the number of variables.
    pub fn m(&self) -> usize {
        self.m
    }

    /// Returns the pairs of variables whose products are kept, in their order of storage.
    pub(crate) fn pairs(&self) -> Vec<(usize, usize)> {
        match self.products {
            Products::All => (0..self.m).flat_map(|j| (j..self.m).map(move |k| (j, k))).collect(),
            Products::Squares => (0..self.m).map(|j| (j, j)).collect(),
        }
    }

    /// Returns Σd·u, Σd²·u and the products of one cell.
    pub(crate) fn of(&self, cell: usize) -> (&[f64], &[f64], &[f64]) {
        let stride = self.stride();
        let (first, rest) = self.sums[cell * stride..(cell + 1) * stride].split_at(self.m);
        let (second, products) = rest.split_at(self.m);
        (first, second, products)
    }

    fn stride(&self) -> usize {
        let products = match self.products {
            Products::All => self.m * (self.m + 1) / 2,
            Products::Squares => self.m,
        };
        2 * self.m + products
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merging_threads_equals_one_pass() {
        let rows = [(0, 1.0, [1.0, 0.0]), (1, 2.0, [0.5, 3.0]), (0, 4.0, [2.0, -1.0])];
        let mut whole = Moments::new(2, 2);
        let mut parts = [Moments::new(2, 2), Moments::new(2, 2)];
        for (i, (cell, d, u)) in rows.iter().enumerate() {
            whole.push(*cell, *d, u);
            parts[i % 2].push(*cell, *d, u);
        }
        let [mut left, right] = parts;
        left.merge(&right);
        assert_eq!(left, whole);
        assert_eq!(whole.pairs(), [(0, 0), (0, 1), (1, 1)]);
        assert_eq!(whole.of(0), (&[9.0, -4.0][..], &[33.0, -16.0][..], &[65.0, -32.0, 16.0][..]));
    }

    #[test]
    fn a_product_stands_where_its_pair_does() {
        for moments in [Moments::new(1, 4), Moments::squares(1, 4)] {
            for (at, (j, k)) in moments.pairs().into_iter().enumerate() {
                assert_eq!((moments.place(j, k), moments.place(k, j)), (Some(at), Some(at)));
            }
        }
        assert_eq!(Moments::squares(1, 4).place(0, 1), None);
    }

    #[test]
    fn squares_are_the_diagonal() {
        let mut squares = Moments::squares(1, 2);
        squares.push(0, 2.0, &[1.0, 3.0]);
        assert_eq!(squares.of(0).2, [4.0, 36.0]);
        assert_eq!(squares.pairs(), [(0, 0), (1, 1)]);
    }

    #[test]
    fn a_foreign_cell_is_not_counted() {
        let mut moments = Moments::new(1, 1);
        moments.push(1, 1.0, &[1.0]);
        moments.push(0, 1.0, &[1.0, 2.0]);
        assert_eq!(moments, Moments::new(1, 1));
    }
}
