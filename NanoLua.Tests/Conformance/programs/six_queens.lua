local n, solutions, first = 6, 0, nil
local function place(row, board)
  if row > n then
    solutions = solutions + 1
    first = first or table.concat(board, " ")
    return
  end
  for c = 1, n do
    local ok = true
    for r = 1, row - 1 do
      if board[r] == c or math.abs(board[r] - c) == row - r then ok = false break end
    end
    if ok then
      board[row] = c
      place(row + 1, board)
      board[row] = nil
    end
  end
end
place(1, {})
print(solutions, first) --> 4	2 4 6 1 3 5
