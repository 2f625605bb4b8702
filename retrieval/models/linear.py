"""The algebra of the item-item model: what follows what, ridge regression, EASE, pruning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp
import torch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from retrieval.models.interactions import Interactions


def following(
    interactions: Interactions, decay: float, window: int
) -> tuple[sp.csr_matrix, sp.csr_matrix]:
    """Each interaction but a shopper's first, as a row to be predicted.

    Args:
        interactions: with n rows, of which r are not a shopper's first.
        decay: what a past step counts for each time between.
        window: so many past steps.

    Returns:
        The decayed pasts and the products that came next, both (r, n_items), float32.
    """
    item, shopper = interactions.item, interactions.shopper
    starts = interactions.starts[shopper]
    position = np.arange(len(item))
    later = np.append(0, (np.diff(interactions.time) != 0) | (np.diff(shopper) != 0))
    when = np.cumsum(later)  # what was taken at one time is one step back
    targets = np.flatnonzero(position > starts)
    shape = (len(targets), interactions.n_items)
    rows, columns, values = [], [], []
    for lag in range(1, window + 1):
        there = np.flatnonzero(targets - lag >= starts[targets])
        if len(there) == 0:
            break
        rows.append(there)
        columns.append(item[targets[there] - lag])
        back = when[targets[there]] - when[targets[there] - lag]
        values.append((decay ** np.maximum(back - 1, 0)).astype(np.float32))
    if not rows:
        return sp.csr_matrix(shape, dtype=np.float32), sp.csr_matrix(shape, dtype=np.float32)
    pasts = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    nexts = (np.ones(len(targets), np.float32), (np.arange(len(targets)), item[targets]))
    return sp.csr_matrix(pasts, shape), sp.csr_matrix(nexts, shape)


def ridge(pasts: sp.csr_matrix, nexts: sp.csr_matrix, regularization: float) -> NDArray[np.float32]:
    """The weights B that minimise |pasts B - nexts|^2 + regularization |B|^2: (n, n), float32."""
    gram = torch.from_numpy((pasts.T @ pasts).toarray())
    moments = torch.from_numpy((pasts.T @ nexts).toarray())
    gram.diagonal().add_(regularization)
    solved = torch.cholesky_solve(moments, torch.linalg.cholesky(gram))
    return np.asarray(solved.numpy(), dtype=np.float32)


def ease(matrix: sp.csr_matrix, regularization: float) -> NDArray[np.float32]:
    """Weights of an item-item autoencoder without a diagonal: (n, n), float32.

    Steck, Embarrassingly Shallow Autoencoders for Sparse Data, 2019, equation 8.
    """
    gram = torch.from_numpy((matrix.T @ matrix).toarray())
    gram.diagonal().add_(regularization)
    inverse = torch.cholesky_inverse(torch.linalg.cholesky(gram))
    weights = -inverse / inverse.diagonal()
    weights.fill_diagonal_(0.0)
    return np.asarray(weights.numpy(), dtype=np.float32)


def cooccurrence(pasts: sp.csr_matrix, nexts: sp.csr_matrix, shrinkage: float) -> sp.csr_matrix:
    """How often one product followed another, as a shrunk cosine; for catalogues of any size."""
    counts = (pasts.T @ nexts).tocsr()
    before = np.asarray(pasts.sum(axis=0)).ravel() + shrinkage
    after = np.asarray(nexts.sum(axis=0)).ravel() + shrinkage
    scaled = sp.diags(before**-0.5) @ counts @ sp.diags(after**-0.5)
    return sp.csr_matrix(scaled, dtype=np.float32)


def pruned(weights: NDArray[np.float32] | sp.csr_matrix, neighbours: int) -> sp.csr_matrix:
    """The largest weights of each row, and none that are 0: (n, n), float32."""
    size = weights.shape[0]
    if isinstance(weights, np.ndarray):
        return _pruned_dense(weights, min(neighbours, size))
    found = weights.tocsr()
    keep = np.ones(found.nnz, dtype=bool)
    for row in np.flatnonzero(np.diff(found.indptr) > neighbours).tolist():
        part = slice(found.indptr[row], found.indptr[row + 1])
        values = found.data[part]
        keep[part] = values >= np.partition(values, -neighbours)[-neighbours]
    rows = np.repeat(np.arange(size), np.diff(found.indptr))[keep]
    kept = (found.data[keep], (rows, found.indices[keep]))
    return sp.csr_matrix(kept, (size, size), dtype=np.float32)


def _pruned_dense(weights: NDArray[np.float32], neighbours: int) -> sp.csr_matrix:
    blocks = []
    for start in range(0, len(weights), 1_000):
        block = torch.from_numpy(weights[start : start + 1_000])
        values, columns = torch.topk(block, neighbours, dim=1)
        rows = np.repeat(np.arange(len(block)), neighbours)
        flat = (values.numpy().ravel(), (rows, columns.numpy().ravel()))
        blocks.append(sp.csr_matrix(flat, block.shape, dtype=np.float32))
    found = sp.csr_matrix(sp.vstack(blocks))
    found.eliminate_zeros()
    found.sort_indices()
    return found
