//! Sums and products of analysis variables, per cell.

use super::CellLayout;

/// Which products of the variables are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Products {
    /// All pairs are kept, for covariances between the variables.
    All,
    /// Squares only are kept, for each variable's own variance.
    Squares,
}

impl Products {
    /// How many there are of m variables.
    fn of(self, m: usize) -> usize {
        match self {
            Self::All => m * (m + 1) / 2,
            Self::Squares => m,
        }
    }
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

/// Σd·u for each cell, Σd²·u and Σd²·uuᵀ for each pool of cells, of an m-vector u measured on every
/// row.
///
/// A row that is never pushed has u = 0; that is how a variable of a domain is summed over its
/// domain only.
#[derive(Debug, Clone, PartialEq)]
pub struct Moments {
    m: usize,
    products: Products,
    layout: CellLayout,
    /// For each cell m sums of d·u.
    first: Vec<f64>,
    /// For each pool m sums of d²·u, then the products of d²·uuᵀ.
    second: Vec<f64>,
}

impl Moments {
    /// Starts accumulators for cells and `m` variables with all their products.
    pub fn new(cells: impl Into<CellLayout>, m: usize) -> Self {
        Self::with(cells.into(), m, Products::All)
    }

    /// Starts accumulators that keep squares only, for variables whose covariances nobody asks for.
    pub fn squares(cells: impl Into<CellLayout>, m: usize) -> Self {
        Self::with(cells.into(), m, Products::Squares)
    }

    fn with(layout: CellLayout, m: usize, products: Products) -> Self {
        let stride = m + products.of(m);
        let (first, second) = (vec![0.0; layout.cells() * m], vec![0.0; layout.pools() * stride]);
        Self { m, products, layout, first, second }
    }

    /// Adds a row of base weight `d` in `cell`.
    ///
    /// A cell that does not exist, or a vector of another length, is not counted: callers pass
    /// codes of the same [`super::Cells`] that the accumulators were made for.
    pub fn push(&mut self, cell: u32, d: f64, u: &[f64]) {
        let (m, stride, cell) = (self.m, self.stride(), cell as usize);
        let pool = self.layout.pool(cell) * stride;
        let first = self.first.get_mut(cell * m..(cell + 1) * m);
        let second = self.second.get_mut(pool..pool + stride);
        let (Some(first), Some(second)) = (first, second) else { return };
        if u.len() != m {
            return;
        }
        let (second, products) = second.split_at_mut(m);
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

    /// Adds Σd·u of several rows of a cell.
    pub(crate) fn add_to_cell(&mut self, cell: usize, sums: &[f64]) {
        let own = self.first.get_mut(cell * self.m..(cell + 1) * self.m);
        own.into_iter().flatten().zip(sums).for_each(|(sum, more)| *sum += more);
    }

    /// Adds Σd²·u of several rows of a pool, and then their products.
    pub(crate) fn add_to_pool(&mut self, pool: usize, sums: &[f64]) {
        let stride = self.stride();
        let own = self.second.get_mut(pool * stride..(pool + 1) * stride);
        own.into_iter().flatten().zip(sums).for_each(|(sum, more)| *sum += more);
    }

    /// Adds Σd·u, Σd²·u and Σd²·u² of one variable over several rows of a cell; the square only where
    /// there are no other products, which come by [`Self::add_products`].
    pub(crate) fn add_alone(&mut self, cell: u32, variable: usize, [d, d2, square]: [f64; 3]) {
        let (m, stride, cell) = (self.m, self.stride(), cell as usize);
        let pool = self.layout.pool(cell) * stride;
        if let Some(sum) = self.first.get_mut(cell * m + variable) {
            *sum += d;
        }
        let own = self.second.get_mut(pool..pool + stride).unwrap_or_default();
        if let Some(sum) = own.get_mut(variable) {
            *sum += d2;
        }
        if self.products == Products::Squares
            && let Some(sum) = own.get_mut(m + variable)
        {
            *sum += square;
        }
    }

    /// Adds all products of several rows, which are of the pool of this cell.
    pub(crate) fn add_products(&mut self, cell: u32, products: &[f64]) {
        let (m, stride) = (self.m, self.stride());
        let pool = self.layout.pool(cell as usize) * stride;
        let own = self.second.get_mut(pool + m..pool + stride);
        own.into_iter().flatten().zip(products).for_each(|(sum, more)| *sum += more);
    }

    /// Adds what another thread gathered for the same cells and variables.
    pub fn merge(&mut self, other: &Self) {
        let first = self.first.iter_mut().zip(&other.first);
        for (sum, x) in first.chain(self.second.iter_mut().zip(&other.second)) {
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
        let mut influences = Self::with(self.layout.clone(), ratios.len(), products);
        let (m, stride, pairs) = (influences.m, influences.stride(), influences.pairs());
        let of_cells = self.first.chunks_exact(self.m.max(1));
        for (sums, first) in influences.first.chunks_exact_mut(m.max(1)).zip(of_cells) {
            for (sum, Ratio { y, a, theta, scale }) in sums.iter_mut().zip(ratios) {
                *sum = scale * (first[*y] - theta * first[*a]);
            }
        }
        for (pool, sums) in influences.second.chunks_exact_mut(stride.max(1)).enumerate() {
            let (second, kept) = self.of_pool(pool);
            let product =
                |j: usize, k: usize| self.place(j, k).and_then(|at| kept.get(at)).copied();
            let of = |j: usize, k: usize| product(j, k).unwrap_or_default();
            let (own, products) = sums.split_at_mut(m);
            for (sum, Ratio { y, a, theta, scale }) in own.iter_mut().zip(ratios) {
                *sum = scale * (second[*y] - theta * second[*a]);
            }
            for (sum, (j, k)) in products.iter_mut().zip(&pairs) {
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

    /// Returns the pool of a cell.
    pub(crate) fn pool(&self, cell: usize) -> usize {
        self.layout.pool(cell)
    }

    /// Returns how many pools there are.
    pub(crate) fn pools(&self) -> usize {
        self.layout.pools()
    }

    /// Returns Σd·u of one cell.
    pub(crate) fn of_cell(&self, cell: usize) -> &[f64] {
        &self.first[cell * self.m..(cell + 1) * self.m]
    }

    /// Returns Σd²·u and the products of one pool.
    pub(crate) fn of_pool(&self, pool: usize) -> (&[f64], &[f64]) {
        let stride = self.stride();
        self.second[pool * stride..(pool + 1) * stride].split_at(self.m)
    }

    fn stride(&self) -> usize {
        self.m + self.products.of(self.m)
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
        assert_eq!(whole.of_cell(0), [9.0, -4.0]);
        assert_eq!(whole.of_pool(0), (&[33.0, -16.0][..], &[65.0, -32.0, 16.0][..]));
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
        assert_eq!(squares.of_pool(0).1, [4.0, 36.0]);
        assert_eq!(squares.pairs(), [(0, 0), (1, 1)]);
    }

    #[test]
    fn cells_of_one_pool_share_all_but_their_sums() {
        let mut pooled = Moments::new(CellLayout::pooled(vec![0, 1, 0]), 2);
        let mut alone = Moments::new(3, 2);
        for (cell, d, u) in [(0, 1.0, [1.0, 2.0]), (1, 1.0, [5.0, 0.0]), (2, 2.0, [3.0, -1.0])] {
            pooled.push(cell, d, &u);
            alone.push(cell, d, &u);
        }
        for cell in 0..3 {
            assert_eq!(pooled.of_cell(cell), alone.of_cell(cell));
        }
        assert_eq!(pooled.pools(), 2);
        assert_eq!(pooled.of_pool(0), (&[13.0, -2.0][..], &[37.0, -10.0, 8.0][..]));
        assert_eq!(pooled.of_pool(1), alone.of_pool(1));
    }

    #[test]
    fn sums_that_come_apart_make_the_same() {
        let rows = [(0, 1.0, [1.0, 2.0]), (1, 3.0, [5.0, 0.0]), (2, 2.0, [3.0, -1.0])];
        let layout = || CellLayout::pooled(vec![0, 1, 0]);
        for empty in [Moments::new(layout(), 2), Moments::squares(layout(), 2)] {
            let (mut whole, mut apart) = (empty.clone(), empty.clone());
            for (cell, d, u) in rows {
                whole.push(cell, d, &u);
                for (at, u) in u.into_iter().enumerate() {
                    apart.add_alone(cell, at, [d * u, d * d * u, d * d * u * u]);
                }
                if empty.products == Products::All {
                    let products = [u[0] * u[0], u[0] * u[1], u[1] * u[1]];
                    apart.add_products(cell, &products.map(|product| d * d * product));
                }
            }
            assert_eq!(apart, whole);
        }
    }

    #[test]
    fn a_foreign_cell_is_not_counted() {
        let mut moments = Moments::new(1, 1);
        moments.push(1, 1.0, &[1.0]);
        moments.push(0, 1.0, &[1.0, 2.0]);
        assert_eq!(moments, Moments::new(1, 1));
    }
}
