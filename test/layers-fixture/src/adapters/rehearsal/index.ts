import '../../circles/service.ts'
