import '../areas.ts'
