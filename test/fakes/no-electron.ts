throw new Error('This test reached for Electron. Only the files marked (E) in ARCHITECTURE.md may, and e2e tests run those.');
